package dev.retune.ui.control.chart;

import org.kordamp.ikonli.Ikon;

/**
 * An event marked on a day chart.
 *
 * @param moment the time in fractional days since the epoch
 * @param icon the icon
 * @param style the style class that sets the colour
 * @param said the tooltip text
 * @param open the action on activation
 */
public record ChartMark(double moment, Ikon icon, String style, String said, Runnable open) {}
