package dev.retune.ui.help;

/**
 * A part of a guide that was found.
 *
 * @param guide the title of the guide
 * @param section the heading of the part
 * @param excerpt the text around the first word that was found
 */
record HelpHit(String path, String anchor, String guide, String section, String excerpt) {}
