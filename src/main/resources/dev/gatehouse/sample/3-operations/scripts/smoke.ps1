# A first look at a checkout that was just brought up to date: is everything there that it needs to serve?
. (Join-Path (Join-Path $PSScriptRoot 'lib') 'harbour.ps1')

function ServicesAreStarted {
    return -not (Test-Path -LiteralPath (Join-Path (Join-Path $Root 'run') 'maintenance'))
}

function VersionIsNamed {
    $version = [System.IO.File]::ReadAllText((Join-Path $Root 'VERSION'))
    return $version.Trim() -match '^[0-9]+\.[0-9]+\.[0-9]+$'
}

# A SQLite file holds the text of its schema: each table that a migration makes must be named in it.
function MigrationsHaveRun {
    if (-not (Test-Path -LiteralPath $Database)) { return $false }
    $content = [System.Text.Encoding]::ASCII.GetString([System.IO.File]::ReadAllBytes($Database))
    $folder = Join-Path (Join-Path $Root 'backend') 'migrations'
    foreach ($file in Get-ChildItem -LiteralPath $folder -File -Filter '*.sql') {
        $sql = [System.IO.File]::ReadAllText($file.FullName)
        foreach ($made in [regex]::Matches($sql, '(?m)^CREATE TABLE IF NOT EXISTS ([a-z_]+)')) {
            if (-not $content.Contains('CREATE TABLE ' + $made.Groups[1].Value)) { return $false }
        }
    }
    return $true
}

Check 'the services are started' { ServicesAreStarted }
Check 'the version is named' { VersionIsNamed }
Check 'the database is whole' { DatabaseIsWhole }
Check 'every table of the migrations is there' { MigrationsHaveRun }
Check 'the page has all its scripts and styles' { AssetsAreThere }
Check "the pages ask this checkout's port" { PortIsThisCheckouts }
Verdict 'Smoke'
