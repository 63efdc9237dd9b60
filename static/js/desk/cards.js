// @ts-check
/** The join cards' one button: under the page's policy no handler stands in the markup. */
document.getElementById("print")?.addEventListener("click", () => window.print());
