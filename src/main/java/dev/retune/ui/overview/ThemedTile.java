package dev.retune.ui.overview;

import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.Tile.SkinType;
import eu.hansolo.tilesfx.TileBuilder;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/**
 * A TilesFX tile whose colours come from CSS, so it follows the theme. The tile's own texts are
 * disabled: they use its own font and are invisible to screen readers.
 */
abstract class ThemedTile extends Region {
  private static final StyleablePropertyFactory<ThemedTile> CSS =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());

  private final Tile tile;
  private final StyleableProperty<Color> bar = role("bar", t -> t.bar);
  private final StyleableProperty<Color> track = role("track", t -> t.track);
  private final StyleableProperty<Color> mark = role("mark", t -> t.mark);

  ThemedTile(SkinType skin, String style) {
    tile =
        TileBuilder.create()
            .skinType(skin)
            .title("")
            .text("")
            .unit("")
            .animated(false)
            .locale(Locale.US)
            .roundedCorners(false)
            .backgroundColor(Color.TRANSPARENT)
            .foregroundBaseColor(Color.TRANSPARENT)
            .valueColor(Color.TRANSPARENT)
            .build();
    tile.setMouseTransparent(true);
    tile.setFocusTraversable(false);
    List.of(bar, track, mark).forEach(role -> paint(role).subscribe(this::paint));
    paint();
    getStyleClass().add(style);
    getChildren().add(tile);
    // the tile is larger than what is seen of it, and would take clicks meant for its neighbours
    Rectangle seen = new Rectangle();
    seen.widthProperty().bind(widthProperty());
    seen.heightProperty().bind(heightProperty());
    setClip(seen);
  }

  /** Returns the node. */
  final Tile tile() {
    return tile;
  }

  private void paint() {
    tile.setBarColor(bar.getValue());
    tile.setBarBackgroundColor(track.getValue());
    tile.setThresholdColor(mark.getValue());
    // without a window that is shown, a tile paints itself anew only when it is resized
    tile.resize(tile.getWidth() + 1, tile.getHeight() + 1);
    requestLayout();
  }

  private StyleableProperty<Color> role(
      String name, Function<ThemedTile, StyleableProperty<Color>> of) {
    return CSS.createStyleableColorProperty(this, name, "-retune-tile-" + name, of, Color.GRAY);
  }

  @SuppressWarnings("unchecked") // the skin factory always returns this type
  private static ObjectProperty<Color> paint(StyleableProperty<Color> role) {
    return (ObjectProperty<Color>) role;
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return CSS.getCssMetaData();
  }
}
