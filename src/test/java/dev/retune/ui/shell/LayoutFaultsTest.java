package dev.retune.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.ui.control.TableColumns;
import dev.retune.ui.theme.Theme;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** A specimen of each kind of fault is found, and what is mended is not. */
@ExtendWith(ApplicationExtension.class)
@Execution(ExecutionMode.SAME_THREAD) // one window at a time
class LayoutFaultsTest {
  private static List<String> faults(FxRobot robot, Supplier<Region> drawn) {
    AtomicReference<List<String>> found = new AtomicReference<>(List.of());
    robot.interact(
        () -> {
          Scene scene = new Scene(new StackPane(drawn.get()), 400, 300);
          Theme.LIGHT.apply(scene);
          scene.snapshot(null);
          scene.snapshot(null);
          found.set(LayoutFaults.in(scene));
        });
    return found.get();
  }

  private static ScrollPane scrolled(Region content) {
    ScrollPane pane = new ScrollPane(content);
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.setMinHeight(0);
    return pane;
  }

  private static Region block(double width, double height) {
    Region block = new Region();
    block.setMinSize(width, height);
    return block;
  }

  private static Region low(Region content, double height) {
    content.setMinHeight(height);
    content.setMaxHeight(height);
    return content;
  }

  private static TableView<String> table(double width) {
    TableColumn<String, String> column = TableColumns.of("What", (cell, row) -> cell.setText(row));
    TableView<String> table = new TableView<>();
    table.getColumns().add(TableColumns.fixed(column, width));
    table.getItems().add("Does applying early matter?");
    return table;
  }

  @Test
  void contentBesideTheEdge(FxRobot robot) {
    assertThat(faults(robot, () -> scrolled(block(500, 10))))
        .singleElement()
        .asString()
        .startsWith("hides 1")
        .contains("at its side");
    assertThat(faults(robot, () -> scrolled(block(300, 10)))).isEmpty();
  }

  @Test
  void scrolledContentOfWhichOneLineIsSeen(FxRobot robot) {
    assertThat(faults(robot, () -> low(scrolled(block(100, 200)), 40)))
        .singleElement()
        .asString()
        .startsWith("shows only 40 of 200");
    assertThat(faults(robot, () -> low(scrolled(block(100, 200)), 100))).isEmpty();
  }

  @Test
  void listOfWhichOneRowIsSeen(FxRobot robot) {
    Supplier<ListView<Integer>> list =
        () -> {
          ListView<Integer> rows = new ListView<>();
          rows.getItems().setAll(1, 2, 3, 4, 5, 6, 7, 8);
          return rows;
        };
    assertThat(faults(robot, () -> low(list.get(), 40)))
        .singleElement()
        .asString()
        .startsWith("shows only 40 of its rows");
    assertThat(faults(robot, () -> low(list.get(), 120))).isEmpty();
  }

  @Test
  void columnThatIsTooNarrow(FxRobot robot) {
    assertThat(faults(robot, () -> table(60)))
        .singleElement()
        .asString()
        .startsWith("cuts texts of the column \"What\" to 60");
    assertThat(faults(robot, () -> table(130))).isEmpty();
  }

  @Test
  void choiceAndPromptThatAreCut(FxRobot robot) {
    Supplier<Region> box =
        () -> {
          ComboBox<String> choices = new ComboBox<>();
          choices.getItems().setAll("All reasons that there are");
          choices.getSelectionModel().selectFirst();
          choices.setMaxWidth(90);
          TextField field = new TextField();
          field.setPromptText("Questions, answers and reasons");
          field.setMaxWidth(90);
          return new VBox(choices, field);
        };
    assertThat(faults(robot, box))
        .hasSize(2)
        .anySatisfy(fault -> assertThat(fault).startsWith("has no room for its choice"))
        .anySatisfy(fault -> assertThat(fault).startsWith("has no room for its prompt"));
  }

  @Test
  void labelOverWhatIsScrolled(FxRobot robot) {
    assertThat(
            faults(robot, () -> new StackPane(scrolled(block(100, 900)), new Label("As of noon"))))
        .containsExactly("covers what is scrolled: label \"As of noon\"");
    assertThat(faults(robot, () -> new VBox(low(scrolled(block(9, 900)), 90), new Label("Noon"))))
        .isEmpty();
  }

  @Test
  void iconWithoutText(FxRobot robot) {
    assertThat(faults(robot, () -> new HBox(new Label("", block(8, 8)))))
        .containsExactly("is an icon without a text: label \"\"");
  }

  @Test
  void dialogAtTheEdgeOfTheWindow(FxRobot robot) {
    Supplier<Region> dialog =
        () -> {
          VBox made = new VBox(new Label("Weeks side by side"));
          made.getStyleClass().add("dialog");
          return made;
        };
    assertThat(faults(robot, dialog)).containsExactly("leaves no margin: dialog");
    assertThat(
            faults(
                robot,
                () -> {
                  Region smaller = dialog.get();
                  smaller.setMaxSize(300, 200);
                  return smaller;
                }))
        .isEmpty();
  }

  @Test
  void whatReachesIntoTheMarginOfACard(FxRobot robot) {
    assertThat(
            faults(
                robot,
                () -> {
                  Label wide = new Label("More");
                  wide.setMinWidth(280);
                  VBox card = new VBox(wide);
                  card.getStyleClass().add("card");
                  card.setMinWidth(0);
                  card.setMaxSize(300, 100);
                  return card;
                }))
        .singleElement()
        .asString()
        .contains("over an edge: label \"More\"");
  }
}
