document.querySelector("iframe").addEventListener("okr-or-kpi-complete", (event) => {
  document.querySelector("output").textContent = JSON.stringify(event.detail);
});
