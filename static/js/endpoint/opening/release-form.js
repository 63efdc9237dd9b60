// @ts-check
import { useRef, useState } from "preact/hooks";
import { normalise } from "../../crockford.js";
import { releaseHash } from "../../envelope.js";
import { html } from "../../html.js";
import { t } from "../../i18n.js";
import { RELEASE_CODE_LENGTH, readReleaseCode } from "../../release-code.js";
import { CodeField } from "../joining/code-field.js";

/** Typed with spaces, hyphens or whatever a keyboard puts between. */
const LONGEST = 2 * RELEASE_CODE_LENGTH;
const ROWS = 3;

/**
 * The code that the hall reads out, typed.
 * @param {{handover: import("../view.js").Handover, onSecret: (secret: string) => void}} props
 */
export function ReleaseForm({ handover, onSecret }) {
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const field = useRef(/** @type {HTMLTextAreaElement | null} */ (null));

  const type = (/** @type {string} */ text) => {
    setTyped(text);
    const read = readReleaseCode(text);
    setProblem("slip" in read && read.slip > 0 ? t("point.release_code_slip", { n: read.slip }) : null);
  };
  const submit = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const read = readReleaseCode(typed);
    if ("secret" in read && (await releaseHash(read.secret)) === handover.release_hash)
      return onSecret(read.secret);
    setProblem(problemOf(read, typed));
    field.current?.focus();
  };
  return html`<form class="answer-form" onSubmit=${submit} novalidate>
    <${CodeField}
      id=${`release-code-${handover.id}`}
      label=${t("point.release_code_label")}
      hint=${t("point.release_code_hint")}
      problem=${problem}
      typed=${typed}
      onTyped=${type}
      longest=${LONGEST}
      rows=${ROWS}
      field=${field}
    />
    <button class="button button-primary button-big" type="submit">${t("point.release_code_button")}</button>
  </form>`;
}

/** @param {ReturnType<typeof readReleaseCode>} read a code that does not open this handover @param {string} typed */
function problemOf(read, typed) {
  if ("secret" in read) return t("point.release_code_other");
  if (read.slip > 0) return t("point.release_code_slip", { n: read.slip });
  return t("point.release_code_length", { n: normalise(typed).length });
}
