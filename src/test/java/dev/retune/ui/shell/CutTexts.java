package dev.retune.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/** Texts of controls that have no room, though nobody could know what they say. */
final class CutTexts {
  /** Short texts that say nothing once they are cut. */
  private static final Set<String> NEVER_CUT = Set.of("badge", "eyebrow", "card-title", "strong");

  /** A column of that width shows enough of a long text. */
  private static final double TELLING_COLUMN = 100;

  /** The beginning of a choice that tells it from others. */
  private static final int TELLING_LETTERS = 16;

  private CutTexts() {}

  /** A sentence for each text of a control that is cut. */
  static List<String> in(Node node) {
    List<String> found = new ArrayList<>();
    if (node instanceof Labeled labeled && isNeverCut(labeled) && isCut(labeled)) {
      found.add("has no room for its text: " + LayoutFaults.name(node));
    }
    if (node instanceof ComboBoxBase<?> box
        && box.lookupAll(".list-cell").stream()
            .anyMatch(shown -> shown instanceof Labeled choice && isCut(choice, TELLING_LETTERS))) {
      found.add("has no room for its choice: " + LayoutFaults.name(node));
    }
    if (node instanceof TextField field && hasNoRoomForPrompt(field)) {
      found.add(
          "has no room for its prompt: %s \"%s\""
              .formatted(LayoutFaults.name(node), field.getPromptText()));
    }
    if (node instanceof TableView<?> table) {
      cells(table).forEach(column -> found.add(column + ": " + LayoutFaults.name(table)));
    }
    return found;
  }

  private static Set<String> cells(TableView<?> table) {
    return table.lookupAll(".table-cell").stream()
        .filter(
            node ->
                node instanceof TableCell<?, ?> cell
                    && cell.isVisible()
                    && cell.getWidth() < TELLING_COLUMN
                    && isCut(cell))
        .map(
            node ->
                "cuts texts of the column \"%s\" to %.0f"
                    .formatted(
                        ((TableCell<?, ?>) node).getTableColumn().getText(),
                        ((Region) node).getWidth()))
        .collect(Collectors.toSet());
  }

  private static boolean hasNoRoomForPrompt(TextField field) {
    if (!field.getText().isEmpty() || field.getPromptText().isEmpty()) {
      return false;
    }
    Text prompt = new Text(field.getPromptText());
    prompt.setFont(field.getFont());
    double icon = field.lookup(".left-pane") instanceof Region left ? left.getWidth() : 0;
    double room =
        field.getWidth() - field.getInsets().getLeft() - field.getInsets().getRight() - icon;
    return field.getWidth() > 0 && prompt.getLayoutBounds().getWidth() > room + 1;
  }

  private static boolean isNeverCut(Labeled labeled) {
    // a wrapped text is limited on purpose or has as many lines as it needs
    return labeled instanceof ButtonBase
        || (labeled.isWrapText() && labeled.getMaxHeight() == Region.USE_COMPUTED_SIZE)
        || NEVER_CUT.stream().anyMatch(labeled.getStyleClass()::contains);
  }

  private static boolean isCut(Labeled labeled) {
    return isCut(labeled, Integer.MAX_VALUE);
  }

  private static boolean isCut(Labeled labeled, int telling) {
    return labeled.getText() != null
        && labeled.getChildrenUnmodifiable().stream()
            .anyMatch(
                part ->
                    part instanceof Text text
                        && text.isVisible()
                        && text.getText().length() < telling
                        && text.getText().endsWith(labeled.getEllipsisString())
                        && !labeled.getText().endsWith(labeled.getEllipsisString()));
  }
}
