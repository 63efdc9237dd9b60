// @ts-check
import { useEffect, useRef, useState } from "preact/hooks";
import { grouped, normalise } from "../../crockford.js";
import { html } from "../../html.js";
import { t } from "../../i18n.js";
import { Hotline } from "../hotline.js";
import { StatusCard } from "../status-card.js";
import { CodeField } from "./code-field.js";
import { enrol } from "./enrolment.js";
import { CODE_LENGTH, checkCode } from "./join-code.js";

/**
 * From a join code to an identity: typed, or at once when it came with the link.
 * @param {{code: string, notice: string | null, shelf: import("../keeping/shelf.js").Shelf,
 *          onEnrolled: (identity: import("./enrolment.js").Identity) => void}} props
 */
export function Join({ code, notice, shelf, onEnrolled }) {
  const [typed, setTyped] = useState(grouped(code));
  const [problem, setProblem] = useState(notice);
  const [enrolling, setEnrolling] = useState(code !== "");

  const send = async (/** @type {string} */ complete) => {
    setEnrolling(true);
    const answer = await enrol(complete, shelf);
    if ("token" in answer) return onEnrolled(answer);
    setEnrolling(false);
    setProblem(
      answer.refused === "offline" ? t("endpoint.enrol_offline") : (answer.message ?? answer.refused),
    );
  };
  useEffect(() => {
    if (code) send(code);
  }, []);

  if (enrolling) return html`<${StatusCard} status=${{ key: "enrolling", tone: "busy" }} />`;
  return html`<${CodeForm} typed=${typed} problem=${problem} onTyped=${setTyped} onProblem=${setProblem} onSend=${send} />`;
}

/**
 * @param {{typed: string, problem: string | null, onTyped: (typed: string) => void,
 *          onProblem: (problem: string) => void, onSend: (code: string) => void}} props
 */
function CodeForm({ typed, problem, onTyped, onProblem, onSend }) {
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  useEffect(() => {
    if (problem) input.current?.focus();
  }, [problem]);

  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const check = checkCode(typed);
    if (check === "complete") return onSend(normalise(typed));
    onProblem(t(`endpoint.code_${check}`, { n: Math.abs(CODE_LENGTH - normalise(typed).length) }));
    input.current?.focus();
  };
  return html`<form class="card join" onSubmit=${submit} novalidate>
    <h1>${t("endpoint.join_title")}</h1>
    <p>${t("endpoint.join_text")}</p>
    <${CodeField}
      id="code"
      label=${t("endpoint.join_label")}
      hint=${t("endpoint.join_hint")}
      problem=${problem}
      typed=${typed}
      onTyped=${onTyped}
      longest=${24}
      field=${input}
    />
    ${problem && html`<${Hotline} />`}
    <button class="button button-primary button-big" type="submit">${t("endpoint.join_button")}</button>
  </form>`;
}
