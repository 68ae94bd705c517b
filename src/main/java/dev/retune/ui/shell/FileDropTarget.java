package dev.retune.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.TransferMode;

/** Accepts files dropped on a node. */
final class FileDropTarget {
  private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

  private FileDropTarget() {}

  /**
   * Passes dropped files to {@code taker}; the node has the pseudo-class {@code over} during the
   * drag.
   */
  public static void on(Node node, Consumer<List<Path>> taker) {
    node.setOnDragOver(
        event -> {
          if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
          }
        });
    node.setOnDragEntered(
        event -> node.pseudoClassStateChanged(OVER, event.getDragboard().hasFiles()));
    node.setOnDragExited(event -> node.pseudoClassStateChanged(OVER, false));
    node.setOnDragDropped(
        event -> {
          List<Path> files = event.getDragboard().getFiles().stream().map(File::toPath).toList();
          event.setDropCompleted(!files.isEmpty());
          event.consume();
          if (!files.isEmpty()) {
            taker.accept(files);
          }
        });
  }
}
