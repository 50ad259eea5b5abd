// Older versions of Node let fetch pass by every proxy: Google's addresses are led to the server here.
"use strict";
const base = process.env.SHEETS_TESTING_URL;
const google = /^(.*\.googleapis\.com|(docs|accounts|drive)\.google\.com)$/;
const original = globalThis.fetch;
if (base && original) {
  globalThis.fetch = function fetch(input, init) {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (!google.test(url.hostname)) return original(input, init);
    const options = request.body ? { duplex: "half" } : {};
    return original(new Request(base + url.pathname + url.search, new Request(request, options)), options);
  };
}
