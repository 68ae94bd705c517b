package dev.retune.ui.control;

import org.kordamp.ikonli.Ikon;

/**
 * Something that happened, to be marked on a chart over days.
 *
 * @param moment when, in days since the epoch, with the part of the day
 * @param icon its sign
 * @param style the style class of its colour
 * @param said what its tooltip says
 * @param open where it leads
 */
public record ChartMark(double moment, Ikon icon, String style, String said, Runnable open) {}
