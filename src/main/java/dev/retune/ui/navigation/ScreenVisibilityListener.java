package dev.retune.ui.navigation;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/** Notifies a screen when it is shown and hidden. */
public final class ScreenVisibilityListener {
  private ScreenVisibilityListener() {}

  /** A screen counts as visible while it is in an open window. Notifications may repeat. */
  public static void of(Node root, Runnable come, Runnable gone) {
    Runnable look = () -> (isSeen(root) ? come : gone).run();
    root.sceneProperty().subscribe(scene -> look.run());
    root.sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::showingProperty)
        .subscribe(showing -> look.run());
  }

  private static boolean isSeen(Node root) {
    Scene scene = root.getScene();
    return scene != null && (scene.getWindow() == null || scene.getWindow().isShowing());
  }
}
