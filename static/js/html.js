// @ts-check
import htm from "htm";
import { h } from "preact";

/** Tagged template for Preact: no build step, no eval. */
export const html = htm.bind(h);
