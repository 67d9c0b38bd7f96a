// Shows the document with Swagger UI. Calls go to where this page came from, under whatever name.
const place = document.getElementById("reference");
const parts = ["AuthorizeBtnContainer", "FilterContainer", "operations"];

// Its own layout has a second <main>, and a choice of servers where there is only this one.
const layout = ({ React }) => ({
  components: {
    Patchbay: ({ getComponent }) => React.createElement(
      "div",
      { className: "swagger-ui" },
      React.createElement(getComponent("SvgAssets")),
      ...parts.map((name) => React.createElement(getComponent(name, true), { key: name })),
    ),
  },
});

// What it leaves to be guessed by those who cannot see it, or scroll with a mouse.
function complete() {
  for (const choice of place.querySelectorAll("select:not([aria-label])")) {
    if (!choice.labels.length) choice.setAttribute("aria-label", "Choose one");
  }
  for (const block of place.querySelectorAll("pre:not([tabindex])")) block.tabIndex = 0;
}

async function show() {
  const answer = await fetch("/openapi.json");
  if (!answer.ok) throw new Error(`/openapi.json answered ${answer.status}`);
  const spec = { ...(await answer.json()), servers: [{ url: location.origin }] };
  new MutationObserver(complete).observe(place, { childList: true, subtree: true });
  SwaggerUIBundle({
    spec,
    domNode: place,
    presets: [SwaggerUIBundle.presets.apis],
    plugins: [layout],
    layout: "Patchbay",
    docExpansion: "none",
    defaultModelsExpandDepth: -1,
    displayRequestDuration: true,
    filter: true,
    persistAuthorization: false,
    syntaxHighlight: { activated: false },
    validatorUrl: "none",
  });
}

show().catch((error) => { place.textContent = `The reference cannot be shown: ${error.message}.`; });
