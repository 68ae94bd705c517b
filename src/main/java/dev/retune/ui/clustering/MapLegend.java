package dev.retune.ui.clustering;

import dev.retune.ui.clustering.MapColors.LegendEntry;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;

/** Shows what the colours of the map mean. */
final class MapLegend {
  private static final double RADIUS = 4;

  private MapLegend() {}

  static void show(FlowPane place, List<LegendEntry> entries) {
    place.getChildren().setAll(entries.stream().map(MapLegend::label).toList());
  }

  private static Label label(LegendEntry entry) {
    int color = entry.color();
    Label label =
        new Label(
            entry.text(),
            new Circle(RADIUS, Color.rgb(color >> 16 & 0xff, color >> 8 & 0xff, color & 0xff)));
    label.getStyleClass().add("fine");
    return label;
  }
}
