package dev.retune.ui.dialog;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Dialogs that a screen can open. */
public interface UserDialogs {

  /** Asks for confirmation of an action that affects others. */
  void confirm(Question question, Runnable yes);

  /** Asks for a name; there is no callback on cancel, nor with nothing but blanks. */
  void ask(NameQuestion question, Consumer<String> named);

  /** Lets the user choose files of a kind; there is no callback on cancel. */
  void chooseFiles(FileKind kind, Consumer<List<Path>> chosen);

  /**
   * Lets the user choose a file to save to; there is no callback on cancel.
   *
   * @param title what is saved
   * @param name the proposed file name
   */
  void saveAs(String title, String name, Consumer<Path> chosen);

  /** Lets the user choose a folder; there is no callback on cancel. */
  void chooseFolder(Consumer<Path> chosen);

  /**
   * A confirmation with one named action.
   *
   * @param title the question
   * @param effect what the action will change
   * @param action the label of the button
   * @param cautious whether Enter cancels, because the action was done before
   */
  record Question(String title, String effect, String action, boolean cautious) {
    /** A question whose action is the default. */
    public Question(String title, String effect, String action) {
      this(title, effect, action, false);
    }
  }

  /**
   * A question for a name.
   *
   * @param title what is named
   * @param former the name of before; empty if there is none
   * @param action the label of the button
   */
  record NameQuestion(String title, String former, String action) {}
}
