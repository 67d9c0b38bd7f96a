"""How fast a proxied call is: our whole product beside a bare Django view and a bare WSGI app, in one run."""
