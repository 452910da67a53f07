const list = (text: string): string[] => text.trim().split(/\s+/)

/** Elements that run script, fetch pages, or change how the rest of the page is read. */
export const ACTIVE_ELEMENTS: ReadonlySet<string> = new Set(
  list(`applet base bgsound embed frame frameset handler iframe ilayer import isindex layer link listener math meta
  noscript object param portal script style svg template vmlframe xml xmp xss xsl`),
)

/** Elements whose end tag breaks out of text that a page wrote. */
export const RAW_ELEMENTS: ReadonlySet<string> = new Set(
  list("script style textarea title iframe noscript xmp template"),
)

/** Events of elements and the window, without their "on". */
const EVENTS: ReadonlySet<string> = new Set(
  list(`abort activate afterprint afterscriptexecute animationcancel animationend animationiteration animationstart auxclick
  beforeactivate beforecopy beforecut beforeinput beforematch beforepaste beforeprint beforescriptexecute beforetoggle
  beforeunload begin blur bounce cancel canplay canplaythrough change click close command contentvisibilityautostatechange
  contextmenu copy cuechange cut dblclick drag dragend dragenter dragexit dragleave dragover dragstart drop durationchange
  emptied end ended error finish focus focusin focusout formdata fullscreenchange fullscreenerror gesturechange gestureend
  gesturestart gotpointercapture hashchange help input invalid keydown keypress keyup languagechange load loadeddata
  loadedmetadata loadend loadstart lostpointercapture message messageerror mousedown mouseenter mouseleave mousemove mouseout
  mouseover mouseup mousewheel mozfullscreenchange offline online open orientationchange pagehide pagereveal pageshow pageswap
  paste pause play playing pointercancel pointerdown pointerenter pointerleave pointermove pointerout pointerover
  pointerrawupdate pointerup popstate progress propertychange ratechange readystatechange rejectionhandled repeat reset resize
  scroll scrollend scrollsnapchange scrollsnapchanging search securitypolicyviolation seeked seeking select selectionchange
  selectstart show slotchange stalled start storage submit suspend timeout timeupdate toggle touchcancel touchend touchmove
  touchstart transitioncancel transitionend transitionrun transitionstart unhandledrejection unload volumechange waiting
  webkitanimationend webkitanimationiteration webkitanimationstart webkitmouseforcechanged webkitmouseforcedown
  webkitmouseforceup webkitmouseforcewillbegin webkitplaybacktargetavailabilitychanged webkittransitionend
  webkitwillrevealbottom wheel`),
)

/** Whether an attribute (lower case) is an event of HTML's own. */
export const isEvent = (attribute: string): boolean => attribute.startsWith("on") && EVENTS.has(attribute.slice(2))

/** Attributes that take an address. */
export const ADDRESS_ATTRIBUTES: ReadonlySet<string> = new Set(
  list(`action background by cite classid codebase data dynsrc folder formaction from href icon longdesc lowsrc manifest
  ping poster profile src to usemap values xlink:href xml:base`),
)
