// Lets the page on which elements are hidden begin where one is in the article.
import { topSentence } from "./position.js";

export function leadToPlace() {
  const link = document.querySelector("[data-hide-link]");
  link?.addEventListener("click", () => {
    const address = new URL(link.href);
    address.searchParams.set("at", topSentence(document.querySelector("[data-body]")));
    link.href = address;
  });
}
