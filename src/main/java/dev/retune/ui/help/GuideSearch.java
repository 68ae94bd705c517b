package dev.retune.ui.help;

import dev.retune.ui.help.document.GuideDocument;
import dev.retune.ui.help.document.GuideDocument.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Finds the parts of the guides that have all words of a query. */
final class GuideSearch {
  private static final int MOST = 30;
  private static final int BEFORE = 60;
  private static final int EXCERPT = 180;
  private static final int HEADING = 20;

  private final List<GuideDocument> guides;
  private final Function<GuideDocument, String> names;

  /**
   * Creates a search.
   *
   * @param names the title and summary of a guide in the language of the window
   */
  GuideSearch(List<GuideDocument> guides, Function<GuideDocument, String> names) {
    this.guides = guides;
    this.names = names;
  }

  private record Ranked(HelpHit hit, int rank) {}

  /** Returns the parts, the fitting ones first: words in headings count more than in the text. */
  List<HelpHit> find(String query) {
    List<String> words =
        List.of(query.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)).stream()
            .filter(word -> !word.isEmpty())
            .toList();
    if (words.isEmpty()) {
      return List.of();
    }
    List<Ranked> found = new ArrayList<>();
    for (GuideDocument guide : guides) {
      boolean first = true;
      for (Section section : guide.sections()) {
        // the names in the window's language stand for the whole guide
        String names = first ? this.names.apply(guide) : "";
        first = false;
        rank(guide, section, names, words, found);
      }
    }
    return found.stream()
        .sorted(Comparator.comparingInt(Ranked::rank).reversed())
        .limit(MOST)
        .map(Ranked::hit)
        .toList();
  }

  private static void rank(
      GuideDocument guide, Section section, String names, List<String> words, List<Ranked> found) {
    String heading = (section.title() + " " + names).toLowerCase(Locale.ROOT);
    String text = section.text().toLowerCase(Locale.ROOT);
    int rank = 0;
    int start = section.text().length();
    for (String word : words) {
      int times = occurrences(text, word);
      boolean named = heading.contains(word);
      if (times == 0 && !named) {
        return;
      }
      rank += Math.min(times, HEADING - 1) + (named ? HEADING : 0);
      start = times == 0 ? start : Math.min(start, text.indexOf(word));
    }
    found.add(
        new Ranked(
            new HelpHit(
                guide.path(),
                section.anchor(),
                guide.title(),
                section.title(),
                excerpt(section.text(), start)),
            rank));
  }

  private static int occurrences(String text, String word) {
    int times = 0;
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
      times++;
    }
    return times;
  }

  /** Cuts the text around a place at the spaces between words. */
  private static String excerpt(String text, int place) {
    int start =
        place >= text.length() || place <= BEFORE ? 0 : text.indexOf(' ', place - BEFORE) + 1;
    int end = Math.min(text.length(), start + EXCERPT);
    int space = text.lastIndexOf(' ', end);
    int cut = end < text.length() && space > start ? space : end;
    return (start > 0 ? "… " : "") + text.substring(start, cut) + (cut < text.length() ? " …" : "");
  }
}
