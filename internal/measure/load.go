package measure

import "math/big"

// OwnedService is what the load of a service on its owner depends on.
type OwnedService struct {
	Phase string // discovery, alpha, beta, live or retirement
	Tier  int    // 1 to 4, the most critical first; 0 when not set yet
}

// Load is the weight of one service: the weight of its phase (discovery and retirement 0.5, alpha and live 1, beta 1.5)
// times that of its tier (2, 1.5, 1 and 0.5 for tiers 1 to 4; 1 without a tier). Any other phase weighs nothing.
func (s OwnedService) Load() *big.Rat { return big.NewRat(s.quarters(), 4) }

// OwnerLoad is the load of all services that one person owns (F15).
func OwnerLoad(services []OwnedService) *big.Rat {
	quarters := int64(0)
	for _, s := range services {
		quarters += s.quarters()
	}
	return big.NewRat(quarters, 4)
}

// LoadLimits is how much one owner should carry at most. A limit of 0 or nil does not limit.
type LoadLimits struct {
	Services int
	Load     *big.Rat
}

// Exceeded reports whether the number of services or their load is above its limit. Equal passes.
func (l LoadLimits) Exceeded(services int, load *big.Rat) bool {
	if l.Services > 0 && services > l.Services {
		return true
	}
	return l.Load != nil && l.Load.Sign() > 0 && load.Cmp(l.Load) > 0
}

// quarters is the load in quarters, since both weights are whole numbers of halves.
func (s OwnedService) quarters() int64 { return phaseHalves(s.Phase) * tierHalves(s.Tier) }

func phaseHalves(phase string) int64 {
	switch phase {
	case "discovery", "retirement":
		return 1
	case "alpha", "live":
		return 2
	case "beta":
		return 3
	default:
		return 0
	}
}

func tierHalves(tier int) int64 {
	switch tier {
	case 1:
		return 4
	case 2:
		return 3
	case 4:
		return 1
	default:
		return 2
	}
}
