# soak.ps1 [-Rounds N]: reads the whole database and every page again and again; nothing may change or fail.
param([int]$Rounds = 5)
. (Join-Path (Join-Path $PSScriptRoot 'lib') 'harbour.ps1')

function Reading {
    $frontend = Join-Path $Root 'frontend'
    $hashes = @(Digest $Database)
    foreach ($page in @(FilesBelow $frontend)) { $hashes += Digest (Join-Path $frontend $page) }
    return $hashes -join ' '
}

if (-not (DatabaseIsWhole)) { Fail "$Database is no whole SQLite database" }
$first = Reading
for ($round = 1; $round -le $Rounds; $round++) {
    if ((Reading) -ne $first -or -not (DatabaseIsWhole)) { Fail "Soak failed: round $round read something else" }
}
Write-Host "Soak passed: $Rounds rounds"
