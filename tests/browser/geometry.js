// What is wrong with where things are: as [what, which element] pairs. Takes a selector of what may be wider.
(wide) => {
  const found = [];
  const page = document.documentElement;
  const width = page.clientWidth;
  const TARGETS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']:not(time)";
  const SKIPS = ".skip, .skip-chart, .skip-to-content-link";
  const MINIMUM = 24, SLACK = 1;

  const named = (element) => {
    const words = (element.getAttribute("aria-label") || element.textContent || element.name || "").trim();
    return `${element.localName}.${element.className} ${words.replace(/\s+/g, " ").slice(0, 50)}`;
  };
  const note = (what, element) => found.push(`${what}: ${named(element)}`);

  // Hidden from the eye until it has the focus, or clipped to nothing for those who listen.
  const isShown = (element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      && box.width > 1 && box.height > 1 && !element.matches(SKIPS) && style.clipPath === "none"
      && !element.closest("[hidden], details:not([open]) > :not(summary)");
  };
  const reach = (element) => {
    const label = element.matches("[type=checkbox], [type=radio]") && element.labels?.[0];
    const own = element.getBoundingClientRect();
    if (!label) return own;
    const other = label.getBoundingClientRect();
    const left = Math.min(own.left, other.left), top = Math.min(own.top, other.top);
    const right = Math.max(own.right, other.right), bottom = Math.max(own.bottom, other.bottom);
    return new DOMRect(left, top, right - left, bottom - top);
  };
  // A link among words: its line decides how high it is.
  const isInText = (element) => {
    if (element.localName !== "a" || getComputedStyle(element).display !== "inline") return false;
    const around = element.closest("p, li, dd, dt, td, th, caption, div, span, label, figcaption, h1, h2, h3");
    return !!around && around.textContent.trim().length > element.textContent.trim().length;
  };
  const isCut = (element) => {
    const box = element.getBoundingClientRect();
    if (box.left < -SLACK || box.right > width + SLACK) return true;
    for (let outer = element.parentElement; outer && outer !== document.body; outer = outer.parentElement) {
      if (getComputedStyle(outer).overflowX === "visible") continue;
      const edge = outer.getBoundingClientRect();
      if (box.left < edge.left - SLACK || box.right > edge.right + SLACK) return true;
    }
    return false;
  };
  const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2];
  const isSmall = (box) => box.width < MINIMUM - 0.5 || box.height < MINIMUM - 0.5;
  // WCAG 2.5.8: a small target is no harm where a circle of that size around it touches no other.
  const isCrowded = (box, others) => others.some((other) => {
    const [x, y] = middle(box);
    const near = [Math.max(other.left, Math.min(x, other.right)), Math.max(other.top, Math.min(y, other.bottom))];
    if (isSmall(other)) {
      const [a, b] = middle(other);
      if (Math.hypot(x - a, y - b) < MINIMUM) return true;
    }
    return Math.hypot(x - near[0], y - near[1]) < MINIMUM / 2;
  });

  if (page.scrollWidth > width) {
    found.push(`the page is ${page.scrollWidth} wide where ${width} are`);
    for (const element of document.body.querySelectorAll("*")) {
      if (element.getBoundingClientRect().right > width + SLACK) note("sticks out", element);
    }
  }
  const headings = [...document.querySelectorAll("h1")].filter(isShown);
  if (headings.length !== 1) found.push(`${headings.length} headings of the first level`);

  const targets = [...document.querySelectorAll(TARGETS)].filter(isShown);
  const reaches = new Map(targets.map((element) => [element, reach(element)]));
  for (const element of targets) {
    if (wide && element.closest(wide)) continue;
    if (isCut(element)) note("cut off", element);
    const box = reaches.get(element);
    if (!isSmall(box) || isInText(element)) continue;
    const others = targets.filter((other) => other !== element
      && !other.contains(element) && !element.contains(other)).map((other) => reaches.get(other));
    if (isCrowded(box, others)) note(`too small (${Math.round(box.width)} × ${Math.round(box.height)})`, element);
  }
  return [...new Set(found)].slice(0, 12);
}
