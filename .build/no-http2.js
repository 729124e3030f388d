/* Stands for node:http2, which is slow to load: kp-dual speaks HTTP/1.1 only (allowH2 is false). */
export const constants = {};
