import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const key = Buffer.from(process.env.PATCHBAY_WEBHOOK_SECRET.replace("whsec_", ""), "base64");

function isGenuine(headers, body) {
  const { "webhook-id": id, "webhook-timestamp": stamp, "webhook-signature": given = "" } = headers;
  const right = createHmac("sha256", key).update(`${id}.${stamp}.`).update(body).digest();
  const isFresh = Math.abs(Date.now() / 1000 - Number(stamp)) <= 300;
  return isFresh && given.split(" ").some((each) => {
    const got = Buffer.from(each.replace("v1,", ""), "base64");
    return got.length === right.length && timingSafeEqual(got, right);
  });
}

createServer(async (request, response) => {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  // A message may come twice: take each webhook-id once.
  response.writeHead(isGenuine(request.headers, Buffer.concat(pieces)) ? 204 : 401).end();
}).listen(Number(process.env.PORT), "127.0.0.1");
