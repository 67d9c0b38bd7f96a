// Pages that are the same for everybody are kept by caches, so here the browser reads its own choice.
const chosen = /(?:^|; )theme=(light|dark)(?:;|$)/.exec(document.cookie);
if (chosen) document.documentElement.dataset.theme = chosen[1];
