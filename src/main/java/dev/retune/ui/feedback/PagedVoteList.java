package dev.retune.ui.feedback;

import dev.retune.feedback.query.VoteCursor;
import dev.retune.feedback.query.VoteListItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.ObservableListBase;

/**
 * A list that grows as the user scrolls and keeps only recent pages in memory. Dropped pages keep
 * their cursor, from which they are loaded again.
 */
public final class PagedVoteList extends ObservableListBase<VoteTableRow> {
  /** Rows per page. */
  static final int PAGE = 100;

  /** Pages in memory; several times the visible rows. */
  static final int KEPT = 30;

  private static final int AHEAD = 30;

  private final Map<Integer, List<VoteListItem>> pages = new LinkedHashMap<>(16, 0.75f, true);
  private final List<VoteCursor> ends = new ArrayList<>();
  private final Set<Integer> asked = new HashSet<>();
  private final Loader loader;
  private PageStart start = PageStart.NEWEST;
  private boolean complete = true;
  private int size;
  private long generation;

  /** Loads a page; never called for a page that is already loading. */
  interface Loader {
    /** Passes the rows of a page to {@code taker}, or an empty optional on failure. */
    void load(PageStart start, Consumer<Optional<List<VoteListItem>>> taker);
  }

  PagedVoteList(Loader loader) {
    this.loader = loader;
  }

  /** Restarts the list with its first page. */
  void restart(PageStart from, List<VoteListItem> first) {
    List<VoteTableRow> before = List.copyOf(currentRows());
    int was = size;
    generation++;
    pages.clear();
    ends.clear();
    asked.clear();
    start = from;
    size = first.size();
    beginChange();
    store(0, first);
    complete = first.size() < PAGE;
    nextReplace(0, size, before.size() == was ? before : blanks(was));
    endChange();
  }

  private List<VoteTableRow> currentRows() {
    List<VoteTableRow> seen = new ArrayList<>();
    for (int i = 0; i < size && size <= PAGE; i++) {
      seen.add(get(i));
    }
    return seen;
  }

  private static List<VoteTableRow> blanks(int count) {
    List<VoteTableRow> blanks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      blanks.add(new VoteTableRow(i, Optional.empty()));
    }
    return blanks;
  }

  /** Marks a row as visible: loads its page if missing, and the next page near the end. */
  void rowVisible(int index) {
    int page = index / PAGE;
    if (!pages.containsKey(page) && page < ends.size()) {
      fetch(page);
    }
    if (!complete && index >= size - AHEAD && !ends.isEmpty()) {
      fetch(ends.size());
    }
  }

  private void fetch(int page) {
    if (!asked.add(page)) {
      return;
    }
    long mine = generation;
    loader.load(
        page == 0 ? start : PageStart.after(ends.get(page - 1)),
        rows -> {
          if (mine == generation) {
            asked.remove(page);
            rows.ifPresent(came -> loaded(page, came));
          }
        });
  }

  private void loaded(int page, List<VoteListItem> rows) {
    beginChange();
    int from = page * PAGE;
    if (page == ends.size()) {
      complete = rows.size() < PAGE;
      if (!rows.isEmpty()) {
        store(page, rows);
        size += rows.size();
        nextAdd(from, size);
      }
    } else {
      // Rows may have changed since; the page keeps its length.
      int to = Math.min(size, from + PAGE);
      List<VoteTableRow> before = List.copyOf(subList(from, to));
      store(page, rows);
      nextReplace(from, to, before);
    }
    endChange();
  }

  private void store(int page, List<VoteListItem> rows) {
    if (page == ends.size() && !rows.isEmpty()) {
      ends.add(rows.getLast().key());
    }
    pages.put(page, List.copyOf(rows));
    while (pages.size() > KEPT) {
      pages.remove(pages.keySet().iterator().next());
    }
  }

  /** Returns the number of pages in memory. */
  int pagesInMemory() {
    return pages.size();
  }

  @Override
  public VoteTableRow get(int index) {
    List<VoteListItem> page = pages.getOrDefault(index / PAGE, List.of());
    int place = index % PAGE;
    return new VoteTableRow(
        index, place < page.size() ? Optional.of(page.get(place)) : Optional.empty());
  }

  @Override
  public int size() {
    return size;
  }
}
