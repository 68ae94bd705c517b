package dev.retune.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class NodeKeysTest {
  private final List<String> ran = new ArrayList<>();

  private KeyAction action(String text, boolean possible, KeyCode key) {
    return new KeyAction(
        List.of(new KeyCodeCombination(key)),
        text,
        () -> {
          ran.add(text);
          return possible;
        });
  }

  private static void press(Node node, KeyCode key) {
    Event.fireEvent(
        node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
  }

  @Test
  void whatIsInstalledIsListed() {
    Region table = new Region();
    Region other = new Region();
    NodeKeys.on(table, "Tables", List.of(action("Copy", true, KeyCode.C)));
    NodeKeys.on(other, "Tables", List.of(action("Copy", true, KeyCode.C)));
    NodeKeys.before(other, "Here", List.of(action("Leave", true, KeyCode.ESCAPE)));
    VBox screen = new VBox(table, new VBox(other));
    assertThat(NodeKeys.below(screen))
        .extracting(KeyGroup::title, group -> group.lines().size())
        .containsExactly(tuple("Tables", 1), tuple("Here", 1));
    other.setVisible(false);
    assertThat(NodeKeys.below(screen)).extracting(KeyGroup::title).containsExactly("Tables");
  }

  @Test
  void aKeyThatHasNothingToDoIsLeftToOthers() {
    Region node = new Region();
    NodeKeys.on(
        node, "A", List.of(action("no", false, KeyCode.ENTER), action("yes", true, KeyCode.END)));
    press(node, KeyCode.ENTER);
    press(node, KeyCode.HOME);
    press(node, KeyCode.END);
    assertThat(ran).containsExactly("no", "yes");
  }

  @Test
  void digitsOfTheNumberPadAreDigits() {
    Region node = new Region();
    NodeKeys.on(node, "A", List.of(action("one", true, KeyCode.DIGIT1)));
    press(node, KeyCode.NUMPAD1);
    press(node, KeyCode.NUMPAD2);
    assertThat(ran).containsExactly("one");
  }
}
