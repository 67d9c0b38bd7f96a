// Shows the document with Swagger UI. Calls go to where this page came from, under whatever name.
const place = document.getElementById("reference");

async function show() {
  const answer = await fetch("/openapi.json");
  if (!answer.ok) throw new Error(`/openapi.json answered ${answer.status}`);
  const spec = { ...(await answer.json()), servers: [{ url: location.origin }] };
  place.removeAttribute("aria-live");
  SwaggerUIBundle({
    spec,
    dom_id: "#reference",
    presets: [SwaggerUIBundle.presets.apis],
    layout: "BaseLayout",
    deepLinking: true,
    docExpansion: "none",
    defaultModelsExpandDepth: -1,
    displayRequestDuration: true,
    filter: true,
    persistAuthorization: false,
    validatorUrl: "none",
  });
}

show().catch((error) => { place.textContent = `The reference cannot be shown: ${error.message}.`; });
