// Takes the page that the bookmarklet hands over. Any page could send one, so it is only shown here:
// nothing is kept before the reader presses the form's own button.
import "./page.js";

const form = document.querySelector("[data-receive]");

addEventListener("message", (event) => {
  const { url, title, html } = event.data ?? {};
  if (event.source !== window.opener || typeof html !== "string" || typeof url !== "string") return;
  form.querySelector("[data-receive-html]").value = html;
  form.querySelector("[data-receive-address]").value = /^https?:/.test(url) ? url : "";
  form.querySelector("[data-receive-title]").textContent = String(title);
  form.querySelector("[data-receive-shown]").textContent = url;
  document.querySelector("[data-receive-waiting]").hidden = true;
  form.hidden = false;
  form.querySelector("button").focus();
});

window.opener?.postMessage("nutgraf: ready", "*");
