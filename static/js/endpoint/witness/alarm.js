// @ts-check
import { html } from "../../html.js";
import { t } from "../../i18n.js";
import { Icon } from "../icons.js";

/** The log is not what this device saw before. It stays in sight: nothing that the server says later undoes it. */
export function Alarm() {
  return html`<section class="card alarm" role="alert">
    <${Icon} name="fault" />
    <div>
      <h2 class="alarm-title">${t("point.log_contradicted_title")}</h2>
      <p>${t("point.log_contradicted_text")}</p>
    </div>
  </section>`;
}
