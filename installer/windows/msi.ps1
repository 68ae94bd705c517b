# The installer of Windows, from the same inputs as installer/inputs.sh. Not run: it needs Windows with the WiX tools, and was
# written from jpackage's documentation. The JavaFX jars must be those of Windows: package the project there.
$ErrorActionPreference = 'Stop'
$root = Resolve-Path "$PSScriptRoot\..\.."
$packaged = "$root\target\retune"
$out = "$root\target\installer"
$inputs = Get-Content "$root\installer\inputs.sh"
$version = ([xml](Get-Content "$root\pom.xml")).project.version
$modules = ($inputs | Select-String '^modules=(\S+)' | ForEach-Object { $_.Matches[0].Groups[1].Value }) -join ',' -replace '\$modules,', ''
$flags = ($inputs -join "`n" | Select-String '(?s)flags=\((.*?)\n\)').Matches[0].Groups[1].Value -split "`n" |
  ForEach-Object { $_.Trim() } | Where-Object { $_ -and -not $_.StartsWith('#') }

Remove-Item -Recurse -Force -ErrorAction SilentlyContinue $out
New-Item -ItemType Directory "$out\jars" | Out-Null
Copy-Item "$packaged\lib\*.jar" "$out\jars"
& java "$root\installer\StripNatives.java" "$out\jars" 'win.*(x64|x86_64|x86-64|amd64)'
& jlink --module-path "$packaged\lib\javafx" --add-modules $modules --include-locales en,ko --strip-debug --no-man-pages `
  --no-header-files --compress zip-6 --output "$out\runtime"
$options = $flags | ForEach-Object { '--java-options'; $_ }
& jpackage --type msi --name Retune --app-version $version --vendor Retune --input "$out\jars" --main-jar retune.jar `
  --main-class dev.retune.Launcher --runtime-image "$out\runtime" --icon "$root\icons\retune.ico" `
  --license-file "$root\LICENSE" --win-menu --win-shortcut --win-per-user-install --dest $out @options
