"""What pages draw and say of usage: charts, meter bars, timelines, fixes. Pure."""
