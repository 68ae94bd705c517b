package dev.retune.ui.walk;

import dev.retune.Launcher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Acts on the real window of this process by the display's mouse and keyboard, and looks at what it
 * shows.
 */
final class WindowWalk {
  private static final int WAIT = Integer.getInteger("retune.walk.seconds", 180);

  private static final int TRAY = 32;
  // a part of the screen that the menu of the icon covers
  private static final int MENU = 100;

  private final FxRobot robot = new FxRobot();
  private final WalkPictures pictures;
  private boolean left;

  private WindowWalk(Path folder) {
    this.pictures = new WalkPictures(folder);
  }

  /**
   * Starts the program, does what a script says, and ends with code 0 when everything was seen as
   * expected.
   *
   * @param args a folder for the pictures of each step, and those of the program
   */
  static void run(WalkScript script, List<String> args) {
    WindowWalk walk = new WindowWalk(Path.of(args.getFirst()));
    String[] rest = args.subList(1, args.size()).toArray(String[]::new);
    Thread program = Thread.ofPlatform().daemon().name("program").start(() -> Launcher.main(rest));
    try {
      WaitForAsyncUtils.waitFor(WAIT, TimeUnit.SECONDS, WindowWalk::isStarted);
      walk.until("the window", walk::isOpen);
      script.walk(walk);
      if (!walk.left) {
        walked();
      } else {
        // the program ends this process; its thread ends by itself only when it fails
        boolean failed = program.join(Duration.ofSeconds(WAIT));
        throw new AssertionError(failed ? "the program failed" : "the program did not end");
      }
    } catch (Throwable e) {
      e.printStackTrace();
      try {
        onWindow(() -> walk.pictures.keep("failed"));
      } finally {
        Runtime.getRuntime().halt(1);
      }
    }
    Runtime.getRuntime().halt(0);
  }

  private static void walked() {
    System.out.println("walked");
    System.out.flush();
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
    return WindowTexts.stages().findAny().isPresent();
  }

  Stage stage() {
    return WindowTexts.stages().findFirst().orElseThrow();
  }

  /** Waits until a screen is shown. */
  void untilOpen() {
    until("the first screen", () -> has("#title") && !text("#title").isEmpty());
  }

  /** Gives the window another width, as by its frame. */
  void widen(int width) {
    onWindow(
        () -> {
          stage().setX(0);
          stage().setWidth(width);
          return true;
        });
    FramePaint.await(WAIT);
  }

  /** Waits until something is so. */
  void until(String what, BooleanSupplier holds) {
    Callable<Boolean> asked = () -> onWindow(holds::getAsBoolean);
    try {
      WaitForAsyncUtils.waitFor(WAIT, TimeUnit.SECONDS, asked);
    } catch (TimeoutException e) {
      throw new AssertionError(
          "not seen: " + what + "; shown: " + List.copyOf(new LinkedHashSet<>(texts())), e);
    }
  }

  static <T> T onWindow(Callable<T> question) {
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
    until("\"" + text + "\"", () -> WindowTexts.shown().stream().anyMatch(t -> t.contains(text)));
  }

  /** Waits until a text that matches is on the screen, and returns it. */
  String seesMatch(String pattern) {
    until(pattern, () -> WindowTexts.shown().stream().anyMatch(t -> t.matches(pattern)));
    return texts().stream().filter(t -> t.matches(pattern)).findFirst().orElseThrow();
  }

  /** All texts in the windows of the program that can be seen. */
  List<String> texts() {
    return onWindow(WindowTexts::shown);
  }

  /** The texts within a part of the window that can be seen. */
  List<String> texts(String where) {
    return onWindow(() -> WindowTexts.within(WindowTexts.find(where).orElse(null)));
  }

  /** A folder for what is saved. */
  Path folder() {
    return pictures.folder();
  }

  boolean has(String where) {
    return WindowTexts.find(where)
        .filter(node -> WindowTexts.isVisible(node) && !node.isDisabled())
        .isPresent();
  }

  Node node(String where) {
    until(where, () -> has(where));
    return onWindow(() -> WindowTexts.find(where).orElseThrow());
  }

  /** The text of a label; nothing while there is none. */
  String text(String where) {
    return onWindow(
        () ->
            WindowTexts.find(where).orElse(null) instanceof Labeled labeled
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

  /** Clicks on a text as soon as it is on the screen. */
  void clickText(String text) {
    until(
        "\"" + text + "\"",
        () -> WindowTexts.saying(text).filter(node -> !node.isDisabled()).isPresent());
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn(onWindow(() -> WindowTexts.saying(text).orElseThrow()));
  }

  /** Moves the mouse over something. */
  void hover(String where) {
    robot.moveTo(node(where));
  }

  boolean isClosed() {
    return WindowTexts.stages().findAny().isEmpty();
  }

  /** Whether something is drawn where a tray in the lower right corner has its first icon. */
  boolean hasTrayIcon() {
    return pictures.colors(trayCorner()) > 10;
  }

  private static Rectangle2D trayCorner() {
    Rectangle2D screen = Screen.getPrimary().getBounds();
    return new Rectangle2D(screen.getMaxX() - TRAY, screen.getMaxY() - TRAY, TRAY, TRAY);
  }

  /** Opens the menu of the icon in the tray, and chooses one of its entries. */
  void chooseInTray(int entry) {
    Rectangle2D corner = trayCorner();
    double x = corner.getMinX() + TRAY / 2.0;
    double y = corner.getMinY() + TRAY / 2.0;
    robot.moveTo(x, y);
    Rectangle2D above = new Rectangle2D(x - MENU, y - MENU, MENU, MENU - TRAY);
    int before = onWindow(() -> pictures.hash(above));
    robot.clickOn(x, y, MouseButton.SECONDARY);
    untilChanged("the menu of the tray", before, () -> pictures.hash(above));
    onWindow(() -> pictures.keep("menu-of-the-tray"));
    for (int i = 0; i <= entry; i++) {
      robot.type(KeyCode.DOWN);
    }
    robot.type(KeyCode.ENTER);
  }

  /** Chooses the end of the program in the menu of the icon. */
  void quitInTray() {
    left = true;
    walked();
    chooseInTray(1);
  }

  /** Takes mouse and keyboard from the window, as another program does that comes to the front. */
  void leaveToAnother() {
    Stage stage = stage();
    robot.moveTo(Math.max(0, stage.getX() - 20), Math.max(0, stage.getY() - 20));
    DisplayFocus.leaveWindows();
    until("the window has lost the keyboard", () -> !stage.isFocused());
  }

  /** Brings the keyboard back to the window. */
  void focus() {
    Stage stage = stage();
    robot.moveTo(stage.getX() + 5, stage.getY() + 5);
    DisplayFocus.followMouse();
  }

  /** Asks the window to close, as its frame does; the program is expected to end then. */
  void leave() {
    left = true;
    walked();
    closeWindow();
  }

  /** Asks the window to close, as its frame does. */
  void closeWindow() {
    onWindow(
        () -> {
          Stage stage = stage();
          stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
          return true;
        });
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
              Node node = WindowTexts.find(where).orElseThrow();
              return node.localToScreen(node.getBoundsInLocal());
            });
    double y = place.getCenterY();
    robot.moveTo(place.getMinX() + from * place.getWidth(), y).press(MouseButton.PRIMARY);
    robot.moveTo(place.getMinX() + to * place.getWidth(), y);
    onWindow(() -> pictures.keep("while-drawing"));
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

  void keysOf(KeyCode code, KeyCode... held) {
    robot.press(held).type(code).release(held);
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
    int before = onWindow(pictures::hash);
    robot.clickOn(button);
    Stage stage = stage();
    int open = untilChanged("the system's dialog", before, pictures::hash);
    robot.moveTo(stage.getX() + stage.getWidth() / 2, stage.getY() + stage.getHeight() / 2);
    DisplayFocus.followMouse();
    keys(KeyCode.CONTROL, KeyCode.A);
    type(file.toString());
    onWindow(() -> pictures.keep("file-dialog"));
    robot.type(KeyCode.ENTER);
    until("the dialog is gone", () -> pictures.hash() != open);
    focus();
  }

  /** Waits until what is displayed has changed and stays so; returns its hash. */
  private int untilChanged(String what, int before, IntSupplier hash) {
    AtomicInteger last = new AtomicInteger(before);
    until(
        what,
        () -> {
          int now = hash.getAsInt();
          boolean changed = now != before && now == last.get();
          last.set(now);
          return changed;
        });
    return last.get();
  }

  /** Notes that a step was reached, with what the display shows, which must not be empty. */
  void reached(String what) {
    System.out.println("seen: " + what);
    FramePaint.await(WAIT);
    int colors = onWindow(() -> pictures.keep(what.replaceAll("[^A-Za-z0-9]+", "-")));
    if (colors < 20) {
      throw new AssertionError("the display is empty: " + colors + " colours");
    }
  }
}
