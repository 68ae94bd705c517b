package dev.retune.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;

/** From an empty home to a first index that is measured and live, by the checklist of Overview. */
enum FirstRunWalk implements WalkScript {
  /** With the built-in sample. */
  SAMPLE {
    @Override
    public void walk(WindowWalk walk) {
      byTheChecklist(walk, started -> started.click("#sample"));
    }
  },

  /** With the database of a chat product, which is named by {@code retune.walk.database}. */
  DATABASE {
    @Override
    public void walk(WindowWalk walk) {
      Path file = Path.of(System.getProperty("retune.walk.database"));
      byTheChecklist(
          walk,
          started -> {
            started.chooseFile("#import", file);
            started.until("what is in the file", () -> started.has("#importFiles"));
            started.reached("what is in the database");
            started.click("#importFiles");
            started.until("the import", () -> !started.texts("#outcome").isEmpty());
            started.reached("the database is imported");
            started.keys(KeyCode.CONTROL, KeyCode.DIGIT1);
          });
    }
  };

  private static void byTheChecklist(WindowWalk walk, Consumer<WindowWalk> data) {
    walk.until("the first page", () -> walk.has("#sample"));
    long began = System.nanoTime();
    walk.reached("an empty home");
    data.accept(walk);
    walk.until("the gauge", () -> walk.has("#gauge") && walk.has("#content"));
    walk.sees("1 of 6");
    walk.reached("the data is there");
    System.out.println("data after " + seconds(began));
    walk.keys(KeyCode.CONTROL, KeyCode.DIGIT6);
    walk.until("the forecast", () -> walk.has("#run") && !walk.text("#forecast").isEmpty());
    walk.click("#force");
    walk.click("#run");
    walk.until("the outcome", () -> walk.has("#outcome"));
    assertThat(walk.text("#outcomeState")).isEqualTo("Promoted");
    System.out.println("live after " + seconds(began));
    walk.reached("a first index is live");
    walk.keys(KeyCode.CONTROL, KeyCode.DIGIT1);
    walk.sees("4 of 6");
    walk.reached("four of six steps are done");
    walk.keys(KeyCode.CONTROL, KeyCode.DIGIT6);
    walk.click("#showCauses");
    walk.until("causes", () -> !walk.texts("#routes").isEmpty());
    walk.reached("causes after the first index");
    System.out.println("causes: " + walk.text("#summary") + walk.texts("#routes"));
    walk.leave();
  }

  private static String seconds(long began) {
    return (System.nanoTime() - began) / 1_000_000_000 + " s";
  }

  /** Arguments: a script, and those of a walk. */
  public static void main(String[] args) {
    WindowWalk.run(valueOf(args[0]), List.of(args).subList(1, args.length));
  }
}
