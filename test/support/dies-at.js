import { subscribe } from "node:diagnostics_channel";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import process from "node:process";

/*
 * Ends a process at one point of its life, in one way, as a fault in a library would: `KP_DUAL_DIES` is "WAY POINT N".
 * It is loaded before the program, and changes only what Node itself gives to it.
 */
const [way, wanted, nth] = process.env.KP_DUAL_DIES.split(" ");
const never = () => new Promise(() => {});

/** Nothing is alive any more: what is open holds the process no longer, and what is opened later neither. */
function empty() {
  const release = () => {
    for (const handle of process._getActiveHandles()) handle.unref?.();
  };
  release();
  setImmediate(release).unref();
  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function (...of) {
    return connect.apply(this, of).unref();
  };
  globalThis.setTimeout = () => ({ unref: () => undefined, ref: () => undefined });
}

const WAYS = {
  empty,
  exit: () => process.exit(),
  rejection: () => void Promise.reject(new Error("of a library")),
  exception: () => {
    setTimeout(() => {
      throw new Error("of a library");
    });
  },
  kill: () => process.kill(process.pid, "SIGKILL"),
};

let seen = 0;
/** True once, where the process is to die now. */
function isHere(point) {
  if (point !== wanted || ++seen !== Number(nth)) return false;
  fs.writeFileSync(process.env.KP_DUAL_DIED, point);
  WAYS[way]();
  return true;
}

/** A call that ends here never comes back. */
function around(handle, name, point) {
  const real = handle[name];
  handle[name] = function (...of) {
    return isHere(point) ? never() : real.apply(this, of);
  };
}

const EVENTS = { create: "undici:request:create", sent: "undici:client:sendHeaders" };
for (const [event, channel] of Object.entries({ ...EVENTS, answer: "undici:request:headers" }))
  subscribe(channel, ({ request: { method } }) => isHere(`${event}-${method}`));

const { open } = fs.promises;
fs.promises.open = async (path, ...of) => {
  if (!String(path).endsWith(".jsonl")) return open(path, ...of);
  if (isHere("open")) return never();
  const handle = await open(path, ...of);
  around(handle, "appendFile", "write");
  around(handle, "datasync", "sync");
  around(handle, "close", "close");
  return handle;
};
const { openSync } = fs;
fs.openSync = (...of) => {
  if (of[0] === "/dev/tty") isHere("terminal");
  return openSync(...of);
};
syncBuiltinESMExports();

const { write } = process.stdout;
process.stdout.write = function (...of) {
  isHere("print");
  return write.apply(this, of);
};
