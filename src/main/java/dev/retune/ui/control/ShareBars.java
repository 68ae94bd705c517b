package dev.retune.ui.control;

import dev.retune.ui.format.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Horizontal bars of named shares with counts, in the given order. */
public final class ShareBars extends GridPane {

  /**
   * One bar.
   *
   * @param fraction the share of the total, 0 to 1
   * @param change the change since the previous period
   */
  public record Share(
      String name, String count, String share, double fraction, Optional<Change> change) {

    /** Creates a share without a comparison. */
    public Share(String name, String count, String share, double fraction) {
      this(name, count, share, fraction, Optional.empty());
    }

    private String read() {
      return name + " " + count + " " + share + change.map(c -> " " + c.read()).orElse("");
    }
  }

  /**
   * The change of a share.
   *
   * @param text the short form, such as {@code +3}
   * @param read the accessible form
   * @param severity whether the change is good or bad
   */
  public record Change(String text, String read, Severity severity) {}

  /** Creates an empty chart. */
  public ShareBars() {
    getStyleClass().add("share-bars");
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(90);
    ColumnConstraints bars = new ColumnConstraints();
    bars.setHgrow(Priority.ALWAYS);
    bars.setMinWidth(40);
    getColumnConstraints().addAll(names, bars, numbers(), numbers(), numbers());
  }

  private static ColumnConstraints numbers() {
    ColumnConstraints numbers = new ColumnConstraints();
    numbers.setHalignment(HPos.RIGHT);
    numbers.setMinWidth(USE_PREF_SIZE);
    return numbers;
  }

  /** Shows the shares, scaled to the largest one. */
  public void show(List<Share> shares) {
    getChildren().clear();
    double most = shares.stream().mapToDouble(Share::fraction).max().orElse(1);
    for (int row = 0; row < shares.size(); row++) {
      Share share = shares.get(row);
      Label name = new Label(share.name());
      name.setAccessibleText(share.read());
      Bar bar = new Bar(most > 0 ? share.fraction() / most : 0);
      addRow(row, name, bar, number(share.count()), number(share.share(), "quiet"));
      if (share.change().isPresent()) {
        Change change = share.change().get();
        add(
            number(change.text(), "fine", change.severity().name().toLowerCase(Locale.ROOT)),
            4,
            row);
      }
    }
  }

  /** Like {@link #show}, with an action per row. */
  public void show(List<Share> shares, IntConsumer open) {
    show(shares);
    getChildren().forEach(node -> node.setMouseTransparent(true));
    for (int row = 0; row < shares.size(); row++) {
      int opened = row;
      Region clickArea = new Region();
      setMargin(clickArea, new Insets(-4, -8, -4, -8));
      ClickBehavior.on(clickArea, shares.get(row).read(), () -> open.accept(opened));
      add(clickArea, 0, row, REMAINING, 1);
      clickArea.toBack();
    }
  }

  private static Label number(String text, String... styles) {
    Label number = new Label(text);
    number.getStyleClass().add("number");
    number.getStyleClass().addAll(styles);
    return number;
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
      filled.setVisible(part > 0);
      filled.resizeRelocate(0, 0, Math.max(2, getWidth() * part), getHeight());
    }
  }
}
