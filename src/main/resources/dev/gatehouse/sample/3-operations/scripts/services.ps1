# services.ps1 stop|start: while the mark lies there, the desk's server answers "closed for maintenance"
# and leaves the database alone.
param([string]$What = '')
. (Join-Path (Join-Path $PSScriptRoot 'lib') 'harbour.ps1')

$run = Join-Path $Root 'run'
$mark = Join-Path $run 'maintenance'
if ($What -eq 'stop') {
    $null = New-Item -ItemType Directory -Force -Path $run
    [System.IO.File]::WriteAllText($mark, [DateTime]::UtcNow.ToString('s') + "Z`n", $Utf8)
    Write-Host 'Services stopped: the desk is closed for maintenance'
} elseif ($What -eq 'start') {
    if (Test-Path -LiteralPath $mark) { Remove-Item -LiteralPath $mark -Force }
    Write-Host 'Services started: the desk is open'
} else {
    Fail 'services.ps1 stop|start'
}
