package dev.retune.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
class IncrementalStylingTest {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 480;

  @Test
  void looksAsIfStyledAtOnce() throws Exception {
    List<String> sheets = List.of(Theme.LIGHT.sheets().getFirst());
    List<String> expected = onFxThread(() -> styledAtOnce(sheets));
    IncrementalStyling view = new IncrementalStyling(view(), WIDTH, HEIGHT);
    List<String> styled =
        onFxThread(
            () -> {
              view.begin(sheets);
              int steps = 0;
              while (view.step()) {
                steps++;
              }
              assertThat(steps).isGreaterThan(20);
              return tree(view.root());
            });
    assertThat(styled).hasSizeGreaterThan(60).containsExactlyElementsOf(expected);
  }

  private static List<String> styledAtOnce(List<String> sheets) {
    Parent root = view();
    Scene scene = new Scene(root, WIDTH, HEIGHT);
    scene.getStylesheets().setAll(sheets);
    root.applyCss();
    root.resize(WIDTH, HEIGHT);
    root.layout();
    return tree(root);
  }

  private static Parent view() {
    HBox tools = new HBox(new Button("one"), new Button("two"), new Label("three"));
    HBox.setHgrow(tools.getChildren().get(1), Priority.ALWAYS);
    GridPane form = new GridPane();
    for (int row = 0; row < 5; row++) {
      form.add(new Label("field " + row), 0, row);
      form.add(new Button("browse " + row), 1, row);
    }
    ListView<String> list =
        new ListView<>(
            FXCollections.observableArrayList(
                IntStream.range(0, 9).mapToObj(i -> "item " + i).toList()));
    SplitPane split =
        new SplitPane(new VBox(list, new Label("below")), new TitledPane("form", form));
    BorderPane border = new BorderPane(new StackPane(new Label("centre"), new Button("front")));
    border.setTop(new HBox(new Label("top")));
    VBox root = new VBox(tools, new ScrollPane(new VBox(split, border)), new Label("last"));
    VBox.setVgrow(root.getChildren().get(1), Priority.ALWAYS);
    return root;
  }

  /** Every node with its place, in the order of the scene graph. */
  private static List<String> tree(Parent root) {
    List<String> found = new ArrayList<>();
    add(root, found);
    return found;
  }

  private static void add(Node node, List<String> found) {
    Bounds bounds = node.localToScene(node.getLayoutBounds());
    found.add(
        "%s %s %.1f %.1f %.1f %.1f"
            .formatted(
                node.getClass().getSimpleName(),
                node.getStyleClass(),
                bounds.getMinX(),
                bounds.getMinY(),
                bounds.getWidth(),
                bounds.getHeight()));
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> add(child, found));
    }
  }

  private static <T> T onFxThread(java.util.concurrent.Callable<T> work) throws Exception {
    FxToolkit.registerPrimaryStage();
    return WaitForAsyncUtils.asyncFx(work).get();
  }
}
