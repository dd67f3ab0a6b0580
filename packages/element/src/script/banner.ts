import "../banner/visitor-banner-element.js";
