package dev.retune.ui.kit;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Named shares as horizontal bars with their counts, in the order given. */
public final class ShareBars extends GridPane {

  /**
   * One bar.
   *
   * @param fraction its share of all, 0 to 1
   */
  public record Share(String name, String count, String share, double fraction) {}

  /** Without bars. */
  public ShareBars() {
    getStyleClass().add("share-bars");
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(90);
    ColumnConstraints bars = new ColumnConstraints();
    bars.setHgrow(Priority.ALWAYS);
    bars.setMinWidth(40);
    getColumnConstraints().addAll(names, bars, numbers(), numbers());
  }

  private static ColumnConstraints numbers() {
    ColumnConstraints numbers = new ColumnConstraints();
    numbers.setHalignment(HPos.RIGHT);
    numbers.setMinWidth(USE_PREF_SIZE);
    return numbers;
  }

  /** Shows these; the longest bar fills its column. */
  public void show(List<Share> shares) {
    getChildren().clear();
    double most = shares.stream().mapToDouble(Share::fraction).max().orElse(1);
    for (int row = 0; row < shares.size(); row++) {
      Share share = shares.get(row);
      Label name = new Label(share.name());
      Label count = new Label(share.count());
      count.getStyleClass().add("number");
      Label percent = new Label(share.share());
      percent.getStyleClass().addAll("number", "quiet");
      name.setAccessibleText(share.name() + " " + share.count() + " " + share.share());
      addRow(row, name, new Bar(most > 0 ? share.fraction() / most : 0), count, percent);
    }
  }

  private static final class Bar extends Region {
    private final double part;
    private final Region filled = new Region();

    Bar(double part) {
      this.part = part;
      getStyleClass().add("share-track");
      filled.getStyleClass().add("share-bar");
      getChildren().add(filled);
    }

    @Override
    protected void layoutChildren() {
      filled.resizeRelocate(0, 0, Math.max(2, getWidth() * part), getHeight());
    }
  }
}
