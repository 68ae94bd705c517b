package dev.retune.ui.help.document;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/** Where a link of a guide leads. */
public sealed interface GuideLink {
  /** A place in a guide; the anchor is empty for its beginning. */
  record ToGuide(String path, String anchor) implements GuideLink {}

  /** A page of the web. */
  record ToWeb(URI address) implements GuideLink {}

  /** Something that is not part of the package, such as a source file. */
  record Nowhere() implements GuideLink {}

  /**
   * Finds out where a link leads.
   *
   * @param from the path of the guide that has the link
   * @param target the link as written
   * @param exists whether there is a guide with a path
   */
  static GuideLink of(String from, String target, Predicate<String> exists) {
    if (target.startsWith("https://") || target.startsWith("http://")) {
      try {
        return new ToWeb(new URI(target));
      } catch (URISyntaxException e) {
        return new Nowhere();
      }
    }
    int mark = target.indexOf('#');
    String file = mark < 0 ? target : target.substring(0, mark);
    String anchor = mark < 0 ? "" : target.substring(mark + 1);
    String path = file.isEmpty() ? from : beside(from, file);
    return path.endsWith(".md") && exists.test(path) ? new ToGuide(path, anchor) : new Nowhere();
  }

  /** Resolves a relative path; one that leads out of the guides names nothing. */
  private static String beside(String from, String file) {
    Deque<String> parts = new ArrayDeque<>();
    int folder = from.lastIndexOf('/');
    String whole = folder < 0 ? file : from.substring(0, folder + 1) + file;
    for (String part : whole.split("/", -1)) {
      if (part.equals("..")) {
        if (parts.isEmpty()) {
          return "";
        }
        parts.removeLast();
      } else if (!part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }
}
