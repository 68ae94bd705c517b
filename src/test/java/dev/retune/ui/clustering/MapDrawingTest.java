package dev.retune.ui.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.retune.clustering.model.MapPoint;
import dev.retune.clustering.model.MapPoint.PointKind;
import dev.retune.common.i18n.Texts;
import dev.retune.retraining.diagnosis.CauseCategory;
import dev.retune.ui.clustering.MapColors.LegendEntry;
import dev.retune.ui.format.ValueFormatter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MapDrawingTest {
  private static final List<MapPoint> POINTS =
      List.of(
          point(PointKind.COMPLAINT, 0, 0, 5),
          point(PointKind.LIKED, 10, 0, 0),
          point(PointKind.DOCUMENT, 0, 10, 0));

  private static MapPoint point(PointKind kind, double x, double y, long topic) {
    return new MapPoint("", kind, x, y, "text", topic, "", Optional.of(LocalDate.EPOCH), false, 1);
  }

  @Test
  void pointsAreWhereTheViewHasThem() {
    MapViewport view = MapViewport.around(POINTS, 400, 400);
    int[] colors = MapColors.VOTE.of(POINTS);
    int[] pixels = new MapDrawing(POINTS, colors, view, 5).pixels();
    for (int i = 0; i < POINTS.size(); i++) {
      int x = (int) Math.round(view.x(POINTS.get(i).x()));
      int y = (int) Math.round(view.y(POINTS.get(i).y()));
      assertThat(pixels[y * 400 + x]).isEqualTo(colors[i]);
    }
    assertThat(colors).doesNotHaveDuplicates();
    assertThat(MapColors.TOPIC.of(POINTS)[0]).isNotEqualTo(MapColors.TOPIC.of(POINTS)[1]);
  }

  @Test
  void causesHaveColoursThatTheLegendTells() {
    Map<Long, CauseCategory> causes = Map.of(1L, CauseCategory.GAP);
    int[] colors = MapColors.CAUSE.of(POINTS, causes);
    Texts texts = new Texts(Locale.ENGLISH);
    List<LegendEntry> legend =
        MapColors.CAUSE.legend(POINTS, causes, texts, new ValueFormatter(texts, ZoneOffset.UTC));
    assertThat(legend)
        .extracting(LegendEntry::text)
        .containsExactly("Gap", "Not known", "Documents");
    // the liked question has no cause
    assertThat(legend)
        .extracting(LegendEntry::color)
        .containsExactly(colors[0], colors[1], colors[2]);
  }

  @Test
  void zoomingKeepsThePointUnderTheMouse() {
    MapViewport view = MapViewport.around(POINTS, 400, 300);
    double x = view.x(10);
    double y = view.y(0);
    MapViewport near = view.zoomed(3, x, y);
    assertThat(near.x(10)).isCloseTo(x, within(1e-9));
    assertThat(near.y(0)).isCloseTo(y, within(1e-9));
    assertThat(near.nearest(POINTS, x + 3, y)).isEqualTo(1);
    assertThat(near.nearest(POINTS, x + 30, y)).isEqualTo(-1);
    assertThat(view.moved(5, -4).x(0)).isCloseTo(view.x(0) + 5, within(1e-9));
  }

  @Test
  void aLineAroundPointsChoosesThem() {
    MapViewport view = MapViewport.around(POINTS, 400, 400);
    double x = view.x(0);
    double y = view.y(0);
    List<Double> around = List.of(x - 9, y - 9, x + 9, y - 9, x + 9, y + 9, x - 9, y + 9);
    assertThat(view.within(POINTS, around)).containsExactly(POINTS.getFirst());
  }
}
