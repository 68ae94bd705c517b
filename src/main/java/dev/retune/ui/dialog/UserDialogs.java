package dev.retune.ui.dialog;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What a screen may ask a person. */
public interface UserDialogs {

  /** Asks before something that others will notice. */
  void confirm(Question question, Runnable yes);

  /** Lets files be chosen that can be imported; not called back when none is. */
  void chooseFiles(Consumer<List<Path>> chosen);

  /** Lets a place for a new file be chosen; not called back when none is. */
  void saveAs(String name, Consumer<Path> chosen);

  /** Lets a folder be chosen; not called back when none is. */
  void chooseFolder(Consumer<Path> chosen);

  /**
   * A question to be answered with a named action or not at all.
   *
   * @param title what is asked
   * @param effect what the action will change, in words
   * @param action the word on its button
   */
  record Question(String title, String effect, String action) {}
}
