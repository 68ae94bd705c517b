package dev.retune.ui.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

/**
 * The keys of nodes. What installs a key also notes it at the node, and the sheet of keys is read
 * from the nodes that are shown, so it lists what works and nothing else.
 */
public final class NodeKeys {
  private static final String NOTED = "retune.keys";

  private NodeKeys() {}

  /** Installs keys that work when nothing inside the node has used them. */
  public static void on(Node node, String title, List<KeyAction> actions) {
    node.addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(event, actions));
    note(node, title, actions);
  }

  /** Installs keys that work before anything inside the node can use them. */
  public static void before(Node node, String title, List<KeyAction> actions) {
    node.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, actions));
    note(node, title, actions);
  }

  private static void note(Node node, String title, List<KeyAction> actions) {
    KeyGroup group =
        new KeyGroup(
            title, actions.stream().map(a -> new KeyGroup.KeyLine(a.keys(), a.text())).toList());
    note(node, () -> List.of(group));
  }

  /**
   * Notes keys that are installed by other means.
   *
   * @param groups read anew for each sheet, because texts can change
   */
  public static void note(Node node, Supplier<List<KeyGroup>> groups) {
    List<Supplier<List<KeyGroup>>> all = new ArrayList<>(noted(node));
    all.add(groups);
    node.getProperties().put(NOTED, new Noted(all));
  }

  private record Noted(List<Supplier<List<KeyGroup>>> groups) {}

  private static List<Supplier<List<KeyGroup>>> noted(Node node) {
    return node.hasProperties() && node.getProperties().get(NOTED) instanceof Noted(var groups)
        ? groups
        : List.of();
  }

  private static void pressed(KeyEvent event, List<KeyAction> actions) {
    boolean done =
        actions.stream()
            .filter(action -> action.keys().stream().anyMatch(key -> matches(key, event)))
            .anyMatch(action -> action.run().getAsBoolean());
    if (done) {
      event.consume();
    }
  }

  /** The digits of the number pad are digits, too. */
  private static boolean matches(KeyCodeCombination key, KeyEvent event) {
    String name = event.getCode().name();
    if (!name.startsWith("NUMPAD")) {
      return key.match(event);
    }
    KeyCode digit = KeyCode.valueOf(name.replace("NUMPAD", "DIGIT"));
    return key.getCode() == digit
        && key.getControl() != ModifierValue.DOWN
        && !event.isShortcutDown()
        && !event.isAltDown();
  }

  /** Returns the keys of the visible nodes below one, those of the same title together. */
  public static List<KeyGroup> below(Node root) {
    Map<String, List<KeyGroup.KeyLine>> found = new LinkedHashMap<>();
    gather(root, found);
    return found.entrySet().stream()
        .map(entry -> new KeyGroup(entry.getKey(), distinct(entry.getValue())))
        .toList();
  }

  private static void gather(Node node, Map<String, List<KeyGroup.KeyLine>> found) {
    if (!node.isVisible()) {
      return;
    }
    for (Supplier<List<KeyGroup>> groups : noted(node)) {
      for (KeyGroup group : groups.get()) {
        found.computeIfAbsent(group.title(), made -> new ArrayList<>()).addAll(group.lines());
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> gather(child, found));
    }
  }

  /** Two tables of a screen have the same keys. */
  private static List<KeyGroup.KeyLine> distinct(List<KeyGroup.KeyLine> lines) {
    Set<String> seen = new TreeSet<>();
    return lines.stream().filter(line -> seen.add(line.text() + Optional.of(line.keys()))).toList();
  }
}
