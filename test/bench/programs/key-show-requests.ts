/** What each program beside `key show` asks for, from the environment that all of them share. */
export const KEY_PATH = `/api/v2/keys/${process.env["BENCH_KEY"]}/metadata`;

export const TOKEN_TYPE = { "content-type": "application/x-www-form-urlencoded" };

export const TOKEN_BODY = `grant_type=urn:ibm:params:oauth:grant-type:apikey&apikey=${process.env["IBMCLOUD_API_KEY"]}`;
