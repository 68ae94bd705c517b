package dev.retune.prompting.exchange;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, line by line. */
public final class PromptDiff {
  private PromptDiff() {}

  /** How a line changed. */
  public enum Change {
    SAME,
    REMOVED,
    ADDED
  }

  /** A line. */
  public record DiffLine(Change change, String text) {
    /** Returns the line with the usual mark before it. */
    public String marked() {
      return switch (change) {
        case SAME -> "  " + text;
        case REMOVED -> "- " + text;
        case ADDED -> "+ " + text;
      };
    }
  }

  /** Returns all lines of both texts; removed ones come before added ones. */
  public static List<DiffLine> of(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> changed = after.lines().toList();
    Patch<String> patch = DiffUtils.diff(old, changed);
    List<DiffLine> lines = new ArrayList<>();
    int at = 0;
    for (AbstractDelta<String> delta : patch.getDeltas()) {
      int start = delta.getSource().getPosition();
      add(lines, Change.SAME, old.subList(at, start));
      add(lines, Change.REMOVED, delta.getSource().getLines());
      add(lines, Change.ADDED, delta.getTarget().getLines());
      at = start + delta.getSource().size();
    }
    add(lines, Change.SAME, old.subList(at, old.size()));
    return lines;
  }

  private static void add(List<DiffLine> lines, Change change, List<String> texts) {
    texts.forEach(text -> lines.add(new DiffLine(change, text)));
  }
}
