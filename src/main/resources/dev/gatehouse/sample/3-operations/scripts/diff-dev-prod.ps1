# diff-dev-prod.ps1 [-Prod PATH]: which tracked files differ between this dev checkout and prod, by
# content as git stores it. Prod is the sibling folder without -dev unless it is named. Needs git.
param([string]$Prod = '')
. (Join-Path (Join-Path $PSScriptRoot 'lib') 'harbour.ps1')

if (-not $Prod) { $Prod = $Root -replace '-dev$', '' }
if ($Prod -eq $Root) { Fail "$Root is not a dev checkout: its name does not end in -dev" }
if (-not (Test-Path -LiteralPath (Join-Path $Prod '.git'))) { Fail "$Prod is no git checkout" }
if (-not (Get-Command git -ErrorAction SilentlyContinue)) { Fail 'git is not on the path' }
$Prod = (Get-Item -LiteralPath $Prod).FullName

# The log, its records, the workspace's state and its settings belong to each checkout itself.
$own = '^(gatehouse\.json|\.workspace-role|\.workspace-state\.json|docs/build/PROMOTION_LOG\.md|docs/build/promotions/.*)$'

# Path to git's id of its content, for each tracked file that is there.
function Listing([string]$Folder) {
    Push-Location -LiteralPath $Folder
    try {
        $paths = @(git -c core.quotepath=off ls-files | Where-Object { $_ -cnotmatch $own } |
            Where-Object { Test-Path -LiteralPath (Join-Path $Folder $_) })
        $ids = @($paths | git hash-object --stdin-paths)
        if ($LASTEXITCODE -ne 0) { Fail "git cannot read $Folder" }
        $listing = @{}
        for ($i = 0; $i -lt $paths.Count; $i++) { $listing[$paths[$i]] = $ids[$i] }
        return $listing
    } finally {
        Pop-Location
    }
}

function InOrder([object[]]$Paths) {
    $sorted = [string[]]$Paths
    [Array]::Sort($sorted, [StringComparer]::Ordinal)
    $sorted
}

$dev = Listing $Root
$other = Listing $Prod
$added = @(InOrder @($dev.Keys | Where-Object { -not $other.ContainsKey($_) }))
$modified = @(InOrder @($dev.Keys | Where-Object { $other.ContainsKey($_) -and $other[$_] -ne $dev[$_] }))
$removed = @(InOrder @($other.Keys | Where-Object { -not $dev.ContainsKey($_) }))

Write-Host "Comparing $Root with $Prod"
foreach ($path in $added) { Write-Host "added     $path" }
foreach ($path in $modified) { Write-Host "modified  $path" }
foreach ($path in $removed) { Write-Host "removed   $path" }
$all = $added.Count + $modified.Count + $removed.Count
Write-Host "Deltas: $all ($($added.Count) added, $($modified.Count) modified, $($removed.Count) removed)"
