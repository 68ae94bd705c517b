package dev.retune.ui.shell;

import dev.retune.Launcher;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Acts on the real window of this process by the display's mouse and keyboard, and looks at what it
 * shows.
 */
final class WindowWalk {
  private static final int WAIT = Integer.getInteger("retune.walk.seconds", 180);

  private final FxRobot robot = new FxRobot();
  private final Path pictures;
  private int step;

  private WindowWalk(Path pictures) {
    this.pictures = pictures;
  }

  /**
   * Arguments: a persona, a folder for the pictures of each step, and those of the program. The
   * exit code is 0 when everything was seen as expected.
   */
  public static void main(String[] args) {
    Persona persona = Persona.valueOf(args[0].toUpperCase(Locale.ROOT));
    WindowWalk walk = new WindowWalk(Path.of(args[1]));
    String[] rest = List.of(args).subList(2, args.length).toArray(String[]::new);
    Thread.ofPlatform().daemon().name("program").start(() -> Launcher.main(rest));
    try {
      WaitForAsyncUtils.waitFor(WAIT, TimeUnit.SECONDS, WindowWalk::isStarted);
      walk.until("the window", walk::isOpen);
      persona.walk(walk);
    } catch (Throwable e) {
      e.printStackTrace();
      walk.picture("failed");
      Runtime.getRuntime().halt(1);
    }
    System.out.println("walked");
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  /** The program starts the toolkit, which cannot be asked before. */
  private static boolean isStarted() {
    try {
      Platform.runLater(() -> {});
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private boolean isOpen() {
    return Window.getWindows().stream()
        .anyMatch(window -> window instanceof Stage && window.isShowing());
  }

  private Stage stage() {
    return Window.getWindows().stream()
        .filter(window -> window instanceof Stage)
        .map(Stage.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** Waits until something is so. */
  void until(String what, BooleanSupplier holds) {
    Callable<Boolean> asked = () -> onWindow(holds::getAsBoolean);
    try {
      WaitForAsyncUtils.waitFor(WAIT, TimeUnit.SECONDS, asked);
    } catch (TimeoutException e) {
      throw new AssertionError("not seen: " + what + "; the window shows " + texts(), e);
    }
  }

  private static <T> T onWindow(Callable<T> question) {
    if (Platform.isFxApplicationThread()) {
      try {
        return question.call();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    try {
      return WaitForAsyncUtils.asyncFx(question).get(WAIT, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until a text is on the screen. */
  void sees(String text) {
    until("\"" + text + "\"", () -> shown().stream().anyMatch(t -> t.contains(text)));
  }

  /** Waits until a text that matches is on the screen, and returns it. */
  String seesMatch(String pattern) {
    until(pattern, () -> shown().stream().anyMatch(t -> t.matches(pattern)));
    return texts().stream().filter(t -> t.matches(pattern)).findFirst().orElseThrow();
  }

  /** All texts in the window that can be seen. */
  List<String> texts() {
    return onWindow(this::shown);
  }

  private List<String> shown() {
    List<String> texts = new ArrayList<>();
    gather(stage().getScene().getRoot(), texts);
    return texts;
  }

  private void gather(@Nullable Node node, List<String> texts) {
    if (node == null || !node.isVisible() || node.getOpacity() == 0) {
      return;
    }
    if (node instanceof Labeled labeled && labeled.getText() != null && isInside(node)) {
      texts.add(labeled.getText());
    } else if (node instanceof Text text && isInside(node)) {
      texts.add(text.getText());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> gather(child, texts));
    }
  }

  /** Whether a part of a node is within the window and the scroll panes around it. */
  private boolean isInside(Node node) {
    Bounds place = node.localToScene(node.getBoundsInLocal());
    if (place.getWidth() < 1
        || !place.intersects(0, 0, node.getScene().getWidth(), node.getScene().getHeight())) {
      return false;
    }
    for (Node around = node.getParent(); around != null; around = around.getParent()) {
      if (around instanceof ScrollPane pane
          && !pane.localToScene(pane.getBoundsInLocal()).intersects(place)) {
        return false;
      }
    }
    return true;
  }

  /** The texts within a part of the window that can be seen. */
  List<String> texts(String where) {
    List<String> texts = new ArrayList<>();
    gather(stage().getScene().getRoot().lookup(where), texts);
    return texts;
  }

  /** A folder for what is saved. */
  Path folder() {
    return pictures;
  }

  boolean has(String where) {
    Node node = stage().getScene().getRoot().lookup(where);
    return node != null && node.isVisible() && !node.isDisabled();
  }

  Node node(String where) {
    until(where, () -> has(where));
    return onWindow(() -> stage().getScene().getRoot().lookup(where));
  }

  /** The text of a label; nothing while there is none. */
  String text(String where) {
    return onWindow(
        () ->
            stage().getScene().getRoot().lookup(where) instanceof Labeled labeled
                ? labeled.getText()
                : "");
  }

  /** The number that a label shows; 0 while it shows none. */
  int count(String where) {
    String digits = text(where).replaceAll("[^0-9]", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  /** Clicks with the mouse as soon as something can be clicked. */
  void click(String where) {
    Node node = node(where);
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn(node);
  }

  /** Turns the wheel until the middle of something is in the window. */
  void wheelTo(String where) {
    Node node = node(where);
    Stage stage = stage();
    robot.moveTo(stage.getX() + stage.getWidth() / 2, stage.getY() + stage.getHeight() / 2);
    until(
        where + " in sight",
        () -> {
          Bounds place = node.localToScene(node.getBoundsInLocal());
          boolean inSight = place.getCenterY() < node.getScene().getHeight() - 40;
          if (!inSight) {
            new Robot().mouseWheel(3);
          }
          return inSight;
        });
  }

  /** Draws with the mouse over a part of something, given in shares of its width. */
  void drag(String where, double from, double to) {
    Bounds place =
        onWindow(
            () -> {
              Node node = stage().getScene().getRoot().lookup(where);
              return node.localToScreen(node.getBoundsInLocal());
            });
    double y = place.getCenterY();
    robot.moveTo(place.getMinX() + from * place.getWidth(), y).press(MouseButton.PRIMARY);
    robot.moveTo(place.getMinX() + to * place.getWidth(), y);
    picture("while-drawing");
    robot.release(MouseButton.PRIMARY);
    WaitForAsyncUtils.waitForFxEvents();
  }

  void key(KeyCode code) {
    robot.type(code);
    WaitForAsyncUtils.waitForFxEvents();
  }

  void keys(KeyCode held, KeyCode code) {
    robot.press(held, code).release(code, held);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Types what names of files are made of, as into windows of the system. */
  void type(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      KeyCode code =
          switch (c) {
            case '/' -> KeyCode.SLASH;
            case '.' -> KeyCode.PERIOD;
            case '-', '_' -> KeyCode.MINUS;
            case ' ' -> KeyCode.SPACE;
            default -> KeyCode.getKeyCode(String.valueOf(Character.toUpperCase(c)));
          };
      if (c == '_' || Character.isUpperCase(c)) {
        robot.press(KeyCode.SHIFT, code).release(code, KeyCode.SHIFT);
      } else {
        robot.type(code);
      }
    }
  }

  /** Clicks what opens a dialog of the system, and answers it with a file. */
  void chooseFile(String where, Path file) {
    Node button = node(where);
    int before = pixels();
    robot.clickOn(button);
    Stage stage = stage();
    AtomicInteger last = new AtomicInteger(before);
    until(
        "the system's dialog",
        () -> {
          int now = pixels();
          boolean open = now != before && now == last.get();
          last.set(now);
          return open;
        });
    robot.moveTo(stage.getX() + stage.getWidth() / 2, stage.getY() + stage.getHeight() / 2);
    DisplayFocus.followMouse();
    keys(KeyCode.CONTROL, KeyCode.A);
    type(file.toString());
    picture("file-dialog");
    robot.type(KeyCode.ENTER);
    until("the dialog is gone", () -> pixels() != last.get());
    robot.moveTo(stage.getX() + 5, stage.getY() + 5);
    DisplayFocus.followMouse();
  }

  /** What the display shows in the upper left part of the window, which such dialogs cover. */
  private int pixels() {
    return Arrays.hashCode(pixels(captured(0.3)));
  }

  /** Notes that a step was reached, with what the display shows, which must not be empty. */
  void reached(String what) {
    System.out.println("seen: " + what);
    int colors = picture(what.replaceAll("[^A-Za-z0-9]+", "-"));
    if (colors < 20) {
      throw new AssertionError("the display is empty: " + colors + " colours");
    }
  }

  private int picture(String name) {
    BufferedImage image = captured(1);
    try {
      Path file = Files.createDirectories(pictures).resolve("%02d-%s.png".formatted(++step, name));
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (int) Arrays.stream(pixels(image)).distinct().count();
  }

  private static int[] pixels(BufferedImage image) {
    int width = image.getWidth();
    return image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
  }

  /** What the display shows where the upper left part of the window is. */
  private BufferedImage captured(double part) {
    return onWindow(
        () -> {
          Stage stage = stage();
          Rectangle2D all =
              new Rectangle2D(
                  Math.max(0, stage.getX()),
                  Math.max(0, stage.getY()),
                  stage.getWidth() * part,
                  stage.getHeight() * part);
          return SwingFXUtils.fromFXImage(new Robot().getScreenCapture(null, all), null);
        });
  }
}
