// Runs before the first paint: applies the stored theme, and the direction from the address.
(function () {
  var root = document.documentElement;
  try {
    var theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Without storage the page follows the system's theme.
  }
  if (new URLSearchParams(location.search).get("dir") === "rtl") {
    root.dir = "rtl";
    root.lang = "ar";
  }
})();
