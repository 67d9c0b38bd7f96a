"""What was published on LinkedIn before anybody connected."""

POSTS = (
    {
        "id": "7100000000000000101",
        "by": "organization",
        "hours": 70,
        "text": "We open the new harbour office on Monday. #northwind",
    },
    {
        "id": "7100000000000000102",
        "by": "organization",
        "hours": 46,
        "text": "Looking for an engineer \\(m/f/d\\) in Lisbon.",
    },
    {
        "id": "7100000000000000103",
        "by": "organization",
        "hours": 22,
        "text": "Our harbour tour starts at pier 3.",
    },
    {
        "id": "7100000000000000104",
        "by": "organization",
        "hours": 4,
        "text": "Thank you to everybody who came.",
    },
    {
        "id": "7100000000000000201",
        "by": "tomas",
        "hours": 12,
        "text": "The lights at the harbour work now.",
    },
    {
        "id": "7100000000000000301",
        "by": "mara",
        "hours": 9,
        "text": "Proud of our new office.",
    },
    {
        "id": "7100000000000000302",
        "by": "mara",
        "hours": 2,
        "text": "Coffee first.",
    },
)
