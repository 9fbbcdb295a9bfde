"""The companion: a slim window beside the browser, one screen of the portal after the other."""
